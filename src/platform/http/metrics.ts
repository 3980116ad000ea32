import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

const registry = new Registry();
collectDefaultMetrics({ register: registry });
const requests = new Histogram({
  name: 'jinlin_request_seconds',
  help: 'Time to answer, by route, method and status',
  labelNames: ['route', 'method', 'status'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  registers: [registry],
});

/** Figures for Prometheus; routes by their pattern, so that no address and no id is kept. */
export const metrics = {
  type: registry.contentType,
  text: () => registry.metrics(),
  observe(route: string, method: string, status: number, seconds: number) {
    requests.observe({ route, method, status }, seconds);
  },
};
