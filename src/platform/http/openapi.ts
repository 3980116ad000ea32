import { z } from 'zod';
import type { ActionRoute, FileRoute, PageRoute, Route } from './route.ts';

type Json = Record<string, unknown>;

/** The API document, made from the same list that mounts the routes: page, API and document cannot drift apart. */
export function openApi(
  routes: readonly Route[],
  version: string,
  words: (route: Route) => string = (route) => route.path,
): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    if (route.kind === 'live') continue;
    const path = `/{county}${route.path === '/' ? '' : route.path.replace(/:(\w+)/g, '{$1}')}`;
    const method = route.kind === 'action' ? 'post' : 'get';
    paths[path] = { ...paths[path], [method]: operation(route, words(route)) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Jinlin 近邻',
      version,
      description:
        'Every page is also the API: the same URL answers JSON to `Accept: application/json`. A command takes JSON or form fields and an `Idempotency-Key`, so that a retry never acts twice. Times are ISO 8601; counties are six-digit GB/T 2260 codes.',
      license: { name: 'Mulan PSL v2', identifier: 'MulanPSL-2.0' },
    },
    paths,
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } }, schemas: { Problem: problem } },
    security: [{ bearer: [] }],
  };
}

function operation(route: PageRoute | ActionRoute | FileRoute, summary: string): Json {
  const schema = jsonSchema(route.kind === 'action' ? route.command.input : route.query.input, 'input');
  const names = [...route.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  const { properties = {}, required = [] } = schema as { properties?: Record<string, Json>; required?: string[] };
  const county = {
    name: 'county',
    in: 'path',
    required: true,
    schema: { type: 'integer', minimum: 100000, maximum: 999999 },
  };
  const inPath = names.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: properties[name] ?? { type: 'string' },
  }));
  const rest = Object.entries(properties).filter(([name]) => !names.includes(name));
  const base = {
    summary,
    operationId: operationId(route),
    ...(route.options.open ? { security: [] } : {}),
    ...(route.options.word ? { 'x-words': [route.options.word].flat() } : {}),
  };
  if (route.kind !== 'action') {
    const inQuery = rest.map(([name, one]) => ({ name, in: 'query', required: required.includes(name), schema: one }));
    const answer = route.kind === 'page' ? jsonAnswer(route.query.output) : { '*/*': {} };
    return {
      ...base,
      parameters: [county, ...inPath, ...inQuery],
      responses: { 200: { description: 'Found', content: answer }, ...refusals },
    };
  }
  const body = {
    type: 'object',
    properties: Object.fromEntries(rest),
    required: required.filter((name) => !names.includes(name)),
  };
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', minLength: 8, maxLength: 200 },
  };
  return {
    ...base,
    parameters: [county, ...inPath, key],
    requestBody: {
      required: body.required.length > 0,
      content: {
        'application/json': { schema: body },
        'application/x-www-form-urlencoded': { schema: body },
        'multipart/form-data': { schema: body },
      },
    },
    responses: {
      201: { description: 'Done', content: jsonAnswer(route.command.output) },
      303: { description: 'Done, for a browser' },
      ...refusals,
    },
  };
}

function operationId(route: Route): string {
  const words = route.path.split(/[/:.-]+/).filter(Boolean);
  return [route.kind === 'action' ? 'post' : 'get', ...words]
    .map((word, at) => (at ? word.charAt(0).toUpperCase() + word.slice(1) : word))
    .join('');
}

function jsonAnswer(output: z.ZodType | undefined): Json {
  return { 'application/json': { schema: output ? jsonSchema(output, 'output') : {} } };
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const made = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: made }) => {
      if (zodSchema._zod.def.type === 'date') Object.assign(made, { type: 'string', format: 'date-time' });
    },
  }) as Json;
  const { $schema: _, ...rest } = made;
  return rest;
}

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: 'One Chinese sentence that says how to mend it' },
    status: { type: 'integer' },
    code: { type: 'string' },
    requestId: { type: 'string' },
    fields: { type: 'object', additionalProperties: { type: 'string' } },
  },
};

const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const refusals = {
  401: refusal('Not signed in, or the token is over'),
  403: refusal('May see it, may not do this'),
  404: refusal('Absent, or not yours'),
  409: refusal('The world moved on'),
  422: refusal('What was sent cannot be accepted'),
};
