import { describeDue } from '../../platform/worktime/index.ts';
import { type Case, isLate, type State } from './case.ts';

/** How a state is told to a resident: a word, the colour that repeats it, and how far on the way it is. */
const told: Record<State, { word: string; tone: 'waiting' | 'moving' | 'done' | 'quiet'; step: number }> = {
  'to-dispatch': { word: '已收到', tone: 'waiting', step: 1 },
  'to-sign': { word: '已派出', tone: 'moving', step: 2 },
  handling: { word: '办理中', tone: 'moving', step: 2 },
  'return-review': { word: '在核实谁来办', tone: 'moving', step: 1 },
  suspended: { word: '要等一等', tone: 'waiting', step: 2 },
  'to-review': { word: '快有结果', tone: 'moving', step: 3 },
  'to-rate': { word: '等您评价', tone: 'waiting', step: 4 },
  'to-follow-up': { word: '等电话回访', tone: 'waiting', step: 4 },
  closed: { word: '已办结', tone: 'done', step: 5 },
  archived: { word: '已办结', tone: 'done', step: 5 },
  merged: { word: '并到一起办', tone: 'quiet', step: 5 },
  withdrawn: { word: '已撤回', tone: 'quiet', step: 5 },
  declined: { word: '不归这里办', tone: 'quiet', step: 5 },
};

/** The stations of a resident's matter, in plain words; `step` of what is told counts them from 0. */
export const stations = ['收到', '派出', '办理', '答复', '您来评'] as const;

type Told = Pick<Case, 'state' | 'dueAt' | 'answeredAt' | 'closedAt'> & { unitName: string | null };

export interface ResidentWords {
  readonly word: string;
  readonly tone: 'waiting' | 'moving' | 'done' | 'quiet' | 'late';
  /** What happens next and by when, in one sentence. */
  readonly next: string;
  readonly step: number;
  /** The next act is the reporter's own. */
  readonly yours: boolean;
}

/** What a resident is told about a matter: never the administration's words, always the next step and its date. */
export function residentWords(found: Told, now: Date): ResidentWords {
  const { word, tone, step } = told[found.state];
  const late = isLate(found, now) && step < 4;
  return {
    word: late ? '超时了' : word,
    tone: late ? 'late' : tone,
    next: late ? `本该在${describeDue(found.dueAt, now)} 前答复，已经超时，系统在催办` : nextStep(found, now),
    step,
    yours: found.state === 'to-rate',
  };
}

function nextStep({ state, dueAt, unitName }: Told, now: Date): string {
  const due = `${describeDue(dueAt, now)} 前答复您`;
  const unit = unitName ?? '承办单位';
  const steps: Record<State, string> = {
    'to-dispatch': `正在找能办的单位，${due}`,
    'to-sign': `已派给${unit}，${due}`,
    handling: `${unit}在办，${due}`,
    'return-review': `在核实该由谁来办，答复时间不变：${due}`,
    suspended: `${unit}暂时办不了，有计划、有人盯着`,
    'to-review': `${unit}已经答复，正在审核，${due}`,
    'to-rate': '已经答复，请看看满不满意',
    'to-follow-up': '会有人打电话问您办得怎么样',
    closed: '办完了，谢谢您',
    archived: '办完了，谢谢您',
    merged: '和同一件事并在一起办，结果会一起告诉您',
    withdrawn: '您已经撤回',
    declined: '这件事有别的去处，点开看看',
  };
  return steps[state];
}
