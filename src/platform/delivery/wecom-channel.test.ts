import { expect, test } from 'vitest';
import { startGateway } from '../../../test/support/outside-servers.ts';
import { type WecomConfig, wecomChannel } from './wecom-channel.ts';

const message = { id: '1', to: '', subject: '新诉求', text: '三号楼电梯停运，请查看' };

async function post(
  changes: Partial<typeof message> = {},
  config: Partial<WecomConfig> = {},
  answer = '{"errcode":0}',
) {
  await using robot = await startGateway((response) => response.end(answer));
  const delivery = await wecomChannel({ webhook: robot.url, ...config }).send({ ...message, ...changes });
  return { delivery, body: JSON.parse(robot.received[0]?.body ?? 'null') };
}

test('a group reads the subject and the text, and nobody is called by name', async () => {
  const { delivery, body } = await post();
  expect(delivery).toEqual({ outcome: 'sent' });
  expect(body).toEqual({ msgtype: 'text', text: { content: '新诉求\n三号楼电梯停运，请查看' } });
});

test('a member is called by id, by number, or everybody at once', async () => {
  expect((await post({ to: 'zhangsan' })).body.text.mentioned_list).toEqual(['zhangsan']);
  expect((await post({ to: '@all' })).body.text.mentioned_list).toEqual(['@all']);
  expect((await post({ to: '13800001234' })).body.text.mentioned_mobile_list).toEqual(['13800001234']);
});

test('markdown has a bold subject and no links, colours or calls from the words', async () => {
  const text = '<@all> <font color="warning">看</font> [点我](http://evil.example)';
  const { body } = await post({ text, to: 'zhangsan' }, { format: 'markdown' });
  const content = '**新诉求**\n＜@all> ＜font color="warning">看＜/font> ［点我］(http://evil.example)\n<@zhangsan>';
  expect(body).toEqual({ msgtype: 'markdown', markdown: { content } });
});

test('words in plain text cannot call everybody', async () => {
  expect((await post({ text: '<@all>' })).body.text.content).toBe('新诉求\n＜@all>');
});

test('a long message is cut between characters at what WeCom takes', async () => {
  const long = '楼道😀'.repeat(1000);
  const { content } = (await post({ text: long })).body.text;
  expect(Buffer.byteLength(content)).toBeLessThanOrEqual(2048);
  expect(Buffer.byteLength(content)).toBeGreaterThan(2040);
  expect(content).toMatch(/[楼道😀]…$/u);
  const marked = (await post({ text: long, to: 'zhangsan' }, { format: 'markdown' })).body.markdown.content;
  expect(Buffer.byteLength(marked)).toBeLessThanOrEqual(4096);
  expect(marked).toMatch(/…\n<@zhangsan>$/);
});

test.for([
  ['{"errcode":45009,"errmsg":"api freq out of limit"}', 'retry', 'WeCom answered errcode 45009', 60],
  ['{"errcode":-1}', 'retry', 'WeCom answered errcode -1', undefined],
  ['{"errcode":93000}', 'retry', 'WeCom answered errcode 93000', undefined],
  ['{"errcode":40008,"errmsg":"invalid message type"}', 'refused', 'WeCom answered errcode 40008', undefined],
  ['{}', 'refused', 'WeCom answered without a known errcode', undefined],
  ['<html>', 'retry', 'WeCom answered something other than JSON', undefined],
] as const)('the answer %s means %s', async ([answer, outcome, reason, after]) => {
  const { delivery } = await post({}, {}, answer);
  expect(delivery).toEqual({ outcome, reason, ...(after ? { after } : {}) });
});

test('a robot that is silent, hangs up or fails is tried again', async () => {
  await using silent = await startGateway(() => undefined);
  expect(await wecomChannel({ webhook: silent.url, timeout: 0.2 }).send(message)).toEqual({
    outcome: 'retry',
    reason: 'no answer within 0.2 s',
  });
  await using rude = await startGateway((response) => response.destroy());
  expect(await wecomChannel({ webhook: rude.url }).send(message)).toMatchObject({ outcome: 'retry' });
  await using broken = await startGateway((response) => response.writeHead(502).end());
  expect(await wecomChannel({ webhook: broken.url }).send(message)).toMatchObject({ outcome: 'retry' });
});
