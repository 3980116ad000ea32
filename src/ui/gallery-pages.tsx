import { Icon } from './icons.tsx';
import * as ui from './index.ts';

const doors: ui.Door[] = [
  { label: '首页', icon: 'house', href: '#' },
  { label: '办事', icon: 'file-text', href: '#' },
  { label: '邻里', icon: 'users', href: '#', minor: true },
  { label: '议事', icon: 'messages-square', href: '#', minor: true },
  { label: '我的', icon: 'user', href: '#', count: 2 },
];
const shown = (current: number) => doors.map((door, place) => ({ ...door, current: place === current }));
const photo = (name: string) => ({ src: `/photo/${name}.svg`, alt: name, caption: name });
type SampleProps = { assets: ui.Assets; elder?: boolean };

/** A resident's first screen. */
export function HomeSample({ assets, elder }: SampleProps) {
  return (
    <ui.ResidentShell
      {...{ assets, elder }}
      title="首页"
      place="万福小区"
      community="人和社区"
      doors={shown(0)}
      elderSwitch={{ action: '/type-size', next: '/' }}
      wide
    >
      <ui.Columns
        aside={
          <>
            <ui.Card>
              <ui.Acts
                acts={[
                  { label: '帮个忙', href: '#', icon: 'hand-heart' },
                  { label: '看活动', href: '#', icon: 'calendar-days', tone: 'blue' },
                  { label: '去赶集', href: '#', icon: 'store', tone: 'green' },
                  { label: '去表决', href: '#', icon: 'vote', tone: 'amber' },
                ]}
              />
            </ui.Card>
            <ui.Card heading="邻里新鲜事" more={{ label: '更多', href: '#' }}>
              <ui.Rows>
                <ui.Row
                  href="#"
                  photo={photo('集市')}
                  title="周六上午友邻集市，摊位还有 6 个"
                  note="11月28日 · 中心广场 · 已有 43 户要来"
                />
                <ui.Row
                  href="#"
                  icon="vote"
                  tone="amber"
                  title="停车改造方案表决进行中"
                  note="还剩 4 天 · 人数 61.40% 已参加"
                />
                <ui.Row
                  href="#"
                  icon="baby"
                  tone="blue"
                  title="共享家长周五晚托还有 2 个名额"
                  note="18:30 · 儿童活动室 · 两位持证家长"
                />
              </ui.Rows>
            </ui.Card>
          </>
        }
      >
        <ui.Hero
          heading="家门口的事，说一声"
          lead="拍张照、说句话，三步就好。什么时候有人管，这里都看得到。"
          act={{ label: '报个问题', href: '#', icon: 'camera' }}
        />
        <ui.Card heading="我的事" more={{ label: '全部 3 件', href: '#' }}>
          <ui.Rows>
            <ui.Row
              href="#"
              photo={photo('楼道')}
              title="5 号楼楼道灯不亮"
              aside={<ui.StatusTag status="moving">办理中</ui.StatusTag>}
              note="物业已签收，周四（11月26日）前答复"
            />
            <ui.Row
              href="#"
              photo={photo('通道')}
              title="消防通道被车堵住"
              aside={<ui.StatusTag status="waiting">等您评价</ui.StatusTag>}
              note="已清理并画线，请看看满不满意"
            />
          </ui.Rows>
        </ui.Card>
      </ui.Columns>
    </ui.ResidentShell>
  );
}

/** One matter as its reporter sees it. */
export function MatterSample({ assets, elder }: SampleProps) {
  return (
    <ui.ResidentShell
      {...{ assets, elder }}
      title="5 号楼楼道灯不亮"
      place="万福小区"
      community="人和社区"
      doors={shown(1)}
      elderSwitch={{ action: '/type-size', next: '/' }}
      back={{ label: '我的事', href: '#' }}
      notice={{ kind: 'good', text: '补充已经交给办理的人。' }}
    >
      <ui.Card>
        <ui.Headed
          level={1}
          heading="5 号楼楼道灯不亮"
          sub="编号 2611-0387 · 11月23日 19:42 报 · 只有您和办理单位看得到"
        />
        <ui.Steps steps={['收到', '派出', '办理', '答复', '您来评']} now={2} />
      </ui.Card>
      <ui.Card>
        <ui.Clock
          state="running"
          words="周四（11月26日）18:00 前答复您"
          sentence="普通事项 3 个工作日，从派单次日算起，周末和节假日不算。还剩 1 天 22 小时。"
          share={0.38}
        />
      </ui.Card>
      <ui.Card heading="办到哪一步了">
        <ui.Timeline
          entries={[
            { title: '物业：已约电工，明早来修', at: '今天 09:12', by: '万福物业 维修班' },
            { title: '物业联系了您', at: '今天 08:40', by: '通话 2 分钟' },
            { title: '社区派给万福物业', at: '11月23日 20:05', by: '人和社区' },
            {
              title: '您报的',
              body: '三楼到五楼的灯都不亮，老人晚上下楼看不清。',
              photos: [photo('楼道'), photo('开关')],
              at: '11月23日 19:42',
              datetime: '2026-11-23T19:42+08:00',
            },
          ]}
        />
      </ui.Card>
      <ui.ActBar sticky>
        <ui.LinkButton kind="plain" href="#" icon="camera" wide>
          补充一句或一张照片
        </ui.LinkButton>
      </ui.ActBar>
      <p class="small">
        不办了，可以<a href="#withdraw">撤回</a>。
      </p>
    </ui.ResidentShell>
  );
}

/** Signing in. */
export function SignInSample({ assets, elder }: SampleProps) {
  return (
    <ui.PlainShell
      {...{ assets, elder }}
      title="登录"
      heading="用手机号登录"
      lead="没来过也一样，收到验证码就能进。"
      home={{ label: '先随便看看', href: '/' }}
    >
      <ui.Form action="/sign-in" errors={{ phone: '手机号是 11 位数字，请再看看。' }} values={{ phone: '1380013800' }}>
        <ui.TextField name="phone" label="手机号" type="tel" autocomplete="tel" required />
        <ui.SubmitButton wide>
          <Icon name="send" /> 发验证码
        </ui.SubmitButton>
      </ui.Form>
    </ui.PlainShell>
  );
}

/** A paper to sign. */
export function PaperSample({ assets }: SampleProps) {
  return (
    <ui.PrintShell
      assets={assets}
      title="调解协议书"
      heading="调解协议书"
      issuer="人和社区调解委员会"
      number="2611-0012"
      back={{ label: '回到调解', href: '#' }}
    >
      <ui.SummaryList
        facts={[
          { label: '甲方', value: '王**' },
          { label: '乙方', value: '李**' },
        ]}
      />
      <div class="prose">
        <p>双方因楼上漏水一事，经调解自愿达成如下协议：乙方于十日内修好卫生间防水，并承担甲方吊顶修复费用。</p>
      </div>
      <ui.Signatures people={['甲方', '乙方', '调解员']} />
    </ui.PrintShell>
  );
}
