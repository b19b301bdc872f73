import { Link, Tab, TabList, TabPanel, Tabs, Text } from '@backstage/ui';
import { useNavigate, useParams } from 'react-router-dom';
import { usePolicy } from '../../hooks/usePolicy';
import { FreshnessText } from '../shared/FreshnessText';
import classes from '../shared/page.module.css';
import { Problems } from '../shared/Problems';
import { RequestError } from '../shared/RequestError';
import { useTexts } from '../shared/useTexts';
import { PoliciesSkeleton } from './PoliciesSkeleton';
import { PolicyFacts } from './PolicyFacts';
import { PolicyMissing } from './PolicyMissing';
import { parsePolicyParams, parsePolicyView, POLICY_VIEWS } from './policyPath';
import { PolicyPods } from './PolicyPods';
import { PolicyStatusLabel } from './PolicyStatusLabel';
import { PolicyYaml } from './PolicyYaml';
import { usePolicyLink } from './usePolicyLink';
import type { PolicyRef } from 'backstage-plugin-cns-common';

/**
 * One policy on its own route: its YAML, the pods that it selects, and the facts about it.
 *
 * @internal
 */
export function PolicyPage() {
  const policy = parsePolicyParams(useParams());
  return policy ? <KnownPolicyPage policy={policy} /> : <PolicyMissing />;
}

function KnownPolicyPage(props: { readonly policy: PolicyRef }) {
  const t = useTexts();
  const { policy } = props;
  const answer = usePolicy(policy);
  const linkTo = usePolicyLink();
  const navigate = useNavigate();
  const view = parsePolicyView(useParams().view);
  const detail = answer.data?.items[0];

  if (isNotFound(answer.error) || (answer.data && !detail)) {
    return <PolicyMissing problems={answer.data?.problems} answer={answer} />;
  }
  return (
    <article className={classes.page}>
      <div className={classes.bar}>
        <Link href={linkTo()}>← {t('policies.detail.back')}</Link>
        <span className={classes.spacer} />
        <FreshnessText
          freshness={answer.data?.freshness ?? []}
          kind="kubernetes"
          names={[policy.cluster]}
          connection={answer.connection}
        />
      </div>
      <div>
        <Text as="h2" variant="title-small" weight="bold">
          {policy.name}
        </Text>
        <div className={classes.bar}>
          <Text variant="body-medium" color="secondary">
            {policy.kind}, {policy.cluster}
            {policy.namespace !== undefined && ` / ${policy.namespace}`}
          </Text>
          {detail && (
            <PolicyStatusLabel
              status={detail.status}
              reason={detail.statusReason}
            />
          )}
        </div>
      </div>
      <RequestError
        error={answer.error}
        receivedAt={answer.receivedAt}
        refreshing={answer.refreshing}
        onRetry={answer.retry}
      />
      <Problems
        problems={answer.data?.problems ?? []}
        onRetry={answer.retry}
        refreshing={answer.refreshing}
      />
      {answer.loading && <PoliciesSkeleton />}
      {detail && (
        <Tabs
          selectedKey={view}
          onSelectionChange={key => {
            const next = POLICY_VIEWS.find(known => known === key);
            if (next) {
              navigate(linkTo(policy, next), { replace: true });
            }
          }}
        >
          <TabList aria-label={t('policies.detail.tabs')}>
            <Tab id="yaml">{t('policies.detail.yaml')}</Tab>
            <Tab id="pods">
              {t('policies.detail.pods')} (
              {detail.pods.length + detail.podsLeftOut})
            </Tab>
            <Tab id="facts">{t('policies.detail.facts')}</Tab>
          </TabList>
          <TabPanel id="yaml">
            <PolicyYaml policy={detail} />
          </TabPanel>
          <TabPanel id="pods">
            <PolicyPods policy={detail} />
          </TabPanel>
          <TabPanel id="facts">
            <PolicyFacts policy={detail} />
          </TabPanel>
        </Tabs>
      )}
    </article>
  );
}

function isNotFound(error: Error | undefined): boolean {
  return (
    error !== undefined && 'statusCode' in error && error.statusCode === 404
  );
}
