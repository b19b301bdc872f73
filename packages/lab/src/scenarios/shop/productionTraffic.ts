import { outside, talks, workload } from '../build/traffic';
import { TrafficIntent } from '../../world';

const DNS = workload('kube-system/coredns');
const POSTGRES = workload('data/postgres:StatefulSet');
const PROMETHEUS = workload('monitoring/prometheus:StatefulSet');

const CLIENTS = [
  'shop/web',
  'shop/cart',
  'shop/catalog',
  'shop/recommendations',
  'payments/payments',
  'notifications/mailer',
  'search/search',
];

const SCRAPED = ['shop/web', 'shop/cart', 'shop/catalog', 'payments/payments'];

/**
 * Who talks to whom in production. Some of it is not allowed: the search reads the database past its policy, the
 * recommendations call the ledger, payments tries to send mail by itself, and Prometheus cannot scrape cart and catalog.
 *
 * @internal
 */
export const PRODUCTION_TRAFFIC: readonly TrafficIntent[] = [
  talks(
    outside('203.0.113.20', 'shoppers'),
    workload('ingress-nginx/ingress-nginx-controller'),
    443,
    42,
    { daily: 0.7 },
  ),
  talks(
    workload('ingress-nginx/ingress-nginx-controller'),
    workload('shop/web'),
    8080,
    40,
    { daily: 0.7, application: 'http' },
  ),
  talks(workload('shop/web'), workload('shop/cart'), 8080, 12, {
    daily: 0.7,
    application: 'http',
  }),
  talks(workload('shop/web'), workload('shop/catalog'), 8080, 25, {
    daily: 0.7,
    application: 'http',
  }),
  talks(workload('shop/web'), workload('shop/recommendations'), 8080, 9, {
    daily: 0.7,
    application: 'http',
  }),
  talks(workload('shop/web'), workload('search/search'), 8080, 6, {
    daily: 0.7,
  }),
  talks(workload('shop/recommendations'), workload('shop/catalog'), 8080, 5),
  talks(
    workload('shop/recommendations'),
    workload('payments/ledger'),
    5000,
    0.4,
  ),
  talks(workload('shop/cart'), workload('data/redis'), 6379, 18, {
    daily: 0.7,
  }),
  talks(workload('shop/cart'), workload('payments/payments'), 8080, 2.5, {
    daily: 0.7,
    application: 'http',
  }),
  talks(workload('shop/cart'), workload('notifications/mailer'), 8080, 1.5),
  talks(workload('shop/catalog'), POSTGRES, 5432, 14, { daily: 0.6 }),
  talks(workload('payments/payments'), workload('payments/ledger'), 5000, 2.4, {
    daily: 0.7,
  }),
  talks(workload('payments/ledger'), POSTGRES, 5432, 3),
  talks(
    workload('payments/payments'),
    outside('203.0.113.7', 'api.psp.example'),
    443,
    2.2,
    { daily: 0.7 },
  ),
  talks(
    workload('payments/payments'),
    outside('198.51.100.25', 'smtp.mail.example'),
    25,
    0.3,
  ),
  talks(
    workload('notifications/mailer'),
    outside('198.51.100.25', 'smtp.mail.example'),
    587,
    1.4,
  ),
  talks(workload('search/search'), POSTGRES, 5432, 0.8),
  talks(outside('192.0.2.44'), workload('data/redis'), 6379, 0.05, {
    daily: 0,
  }),
  talks(
    workload('shop/web'),
    outside('169.254.169.254', 'instance metadata'),
    80,
    0.1,
    { daily: 0 },
  ),
  ...SCRAPED.map(name =>
    talks(PROMETHEUS, workload(name), 9102, 0.2, { daily: 0 }),
  ),
  ...CLIENTS.map(name =>
    talks(workload(name), DNS, '53/UDP', 1.6, { application: 'dns' }),
  ),
];

/** Little happens in staging. @internal */
export const STAGING_TRAFFIC: readonly TrafficIntent[] = [
  talks(
    workload('ingress-nginx/ingress-nginx-controller'),
    workload('shop/web'),
    8080,
    0.5,
  ),
  talks(workload('shop/web'), workload('shop/catalog'), 8080, 0.4),
  talks(workload('shop/web'), workload('shop/cart'), 8080, 0.2),
  talks(workload('shop/cart'), workload('payments/payments'), 8080, 0.1),
  talks(workload('shop/catalog'), DNS, '53/UDP', 0.2, { application: 'dns' }),
];
