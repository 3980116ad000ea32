import * as ui from './index.ts';

type SampleProps = { assets: ui.Assets; elder?: boolean };

/** A public board. */
export function BoardSample({ assets, elder }: SampleProps) {
  const svg =
    '<svg viewBox="0 0 740 220"><g stroke="#e8e0d7"><path d="M30 30h685M30 80h685M30 130h685M30 180h685"/></g><g fill="none" stroke-width="3" stroke-linejoin="round"><path stroke="#c0342b" d="M30 122L92 106 154 116 216 88 278 94 340 70 402 78 464 66 526 48 588 56 650 42 712 30"/><path stroke="#28663e" d="M30 130L92 120 154 118 216 106 278 100 340 84 402 82 464 70 526 62 588 58 650 50 712 34"/></g></svg>';
  return (
    <ui.BoardShell
      {...{ assets, elder }}
      title="大家的事"
      place="人和社区"
      heading="大家的事"
      note="2026年11月 · 每 2 秒更新 · 不含个人信息"
      links={[
        { label: '本月', href: '#', current: true },
        { label: '本季', href: '#' },
        { label: '今年', href: '#' },
      ]}
    >
      <ui.Tiles>
        <ui.Stat
          label="本月来件"
          value="386"
          unit="件"
          delta={{ direction: 'down', words: '比上月少 12%', good: true }}
        />
        <ui.Stat
          label="解决率"
          value="93.6"
          unit="%"
          delta={{ direction: 'up', words: '比上月高 2.1 个百分点', good: true }}
          definition="居民说“解决了”的件数 ÷ 已回访件数。"
        />
        <ui.Stat
          label="满意率"
          value="95.2"
          unit="%"
          delta={{ direction: 'flat', words: '和上月一样' }}
          definition="满意与基本满意 ÷ 已评价件数。"
        />
        <ui.Stat
          label="还在超时"
          value="3"
          unit="件"
          late
          delta={{ direction: 'up', words: '最久 2 小时 · 应急 1 件', good: false }}
        />
      </ui.Tiles>
      <ui.Columns
        aside={
          <ui.Card heading="大家在说什么">
            <ui.Meters
              meters={[
                { label: '停车管理', value: '128 件', share: 0.92 },
                { label: '环境卫生', value: '92 件', share: 0.66 },
                { label: '设施维修', value: '81 件', share: 0.58 },
                { label: '噪声扰民', value: '57 件', share: 0.41 },
                { label: '供水供暖', value: '42 件', share: 0.3 },
                { label: '邻里纠纷', value: '26 件', share: 0.19 },
              ]}
            />
          </ui.Card>
        }
      >
        <ui.ChartFrame
          heading="每月来件与办结"
          summary="一年来来件和办结都在增加，办结紧跟来件。"
          legend={[
            { label: '来件', tone: 'red' },
            { label: '办结', tone: 'green' },
          ]}
          svg={svg}
          table={<p>十一月：来件 386，办结 379。</p>}
        />
      </ui.Columns>
    </ui.BoardShell>
  );
}
