import { Text } from '@backstage/ui';
import type { PolicyDetail } from 'backstage-plugin-cns-common';
import type { ReactNode } from 'react';
import { CopyBlock } from '../shared/CopyBlock';
import page from '../shared/page.module.css';
import { TimeAgo } from '../shared/TimeAgo';
import { useTexts } from '../shared/useTexts';
import { describeDirections, describeOrigin } from './describePolicy';
import classes from './PolicyFacts.module.css';
import { PolicyStatusLabel } from './PolicyStatusLabel';
import { TimesTable } from './TimesTable';

/** What else is known about a policy: why it has its status, whose it is, who changed it and when. @internal */
export function PolicyFacts(props: { readonly policy: PolicyDetail }) {
  const t = useTexts();
  const { policy } = props;
  const changeWords = {
    created: t('policies.detail.wasCreated'),
    updated: t('policies.detail.wasUpdated'),
    deleted: t('policies.detail.wasDeleted'),
  };
  return (
    <div className={page.page}>
      <dl className={classes.facts}>
        <Fact name={t('policies.detail.status')}>
          <PolicyStatusLabel status={policy.status} />
          <div>{policy.statusReason}</div>
        </Fact>
        <Fact name={t('policies.detail.origin')}>
          {describeOrigin(policy.origin, t)}
        </Fact>
        <Fact name={t('policies.detail.directions')}>
          {describeDirections(policy.directions, t)}
        </Fact>
        <Fact name={t('policies.detail.apiVersion')}>{policy.apiVersion}</Fact>
        {policy.createdAt !== undefined && (
          <Fact name={t('policies.detail.created')}>
            <TimeAgo at={policy.createdAt} />
          </Fact>
        )}
        <Fact name={t('policies.detail.labels')}>
          <Pairs pairs={policy.labels} none={t('policies.detail.noLabels')} />
        </Fact>
        <Fact name={t('policies.detail.annotations')}>
          <Pairs
            pairs={policy.annotations}
            none={t('policies.detail.noLabels')}
          />
        </Fact>
      </dl>
      <Section title={t('policies.detail.changes')}>
        <TimesTable
          label={t('policies.detail.changes')}
          none={t('policies.detail.changesNone')}
          columns={[t('policies.detail.change'), t('policies.detail.manager')]}
          rows={policy.changes.map(({ at, change, by }) => ({
            at,
            cells: [changeWords[change], by ?? t('policies.list.never')],
          }))}
        />
      </Section>
      <Section title={t('policies.detail.managers')}>
        <TimesTable
          label={t('policies.detail.managers')}
          none={t('policies.detail.managersNone')}
          columns={[
            t('policies.detail.manager'),
            t('policies.detail.operation'),
            t('policies.detail.part'),
          ]}
          rows={policy.managers.map(
            ({ at, manager, operation, subresource }) => ({
              at,
              cells: [manager, operation, subresource ?? ''],
            }),
          )}
        />
      </Section>
      <Section title={t('policies.detail.command')}>
        <CopyBlock text={policy.command} label={t('policies.detail.command')} />
      </Section>
    </div>
  );
}

function Fact(props: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Section(props: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={classes.section}>
      <Text as="h3" variant="title-x-small">
        {props.title}
      </Text>
      {props.children}
    </section>
  );
}

function Pairs(props: {
  readonly pairs: Readonly<Record<string, string>>;
  readonly none: string;
}) {
  const pairs = Object.entries(props.pairs).sort(([a], [b]) =>
    a.localeCompare(b, 'en'),
  );
  if (pairs.length === 0) {
    return <>{props.none}</>;
  }
  return (
    <ul className={classes.pairs}>
      {pairs.map(([key, value]) => (
        <li key={key}>
          <code>
            {key}: {value}
          </code>
        </li>
      ))}
    </ul>
  );
}
