import type { CaseRules } from '../rule-pack.ts';
import { categoryLabel } from '../rule-pack.ts';
import type { ImportMap, MapField } from './import-map.ts';

export interface ColumnField {
  readonly field: MapField;
  readonly label: string;
  readonly hint?: string;
  /** Words in a header that suggest this field; the first field that fits takes the column. */
  readonly fits: RegExp;
}

/** The fields that people choose columns for, in the order of the form. */
export const columnFields: readonly ColumnField[] = [
  { field: 'words', label: '内容', fits: /内容|描述|详情|诉求$|detail|content|message$/i },
  { field: 'title', label: '标题', hint: '没有就取内容的开头', fits: /标题|主题|title|subject/i },
  { field: 'externalId', label: '原编号', hint: '同一来源的同一编号不会导两次', fits: /编号|单号|流水|序号|id$/i },
  {
    field: 'receivedAt',
    label: '来件时间',
    fits: /(来件|受理|反映|登记|提交|创建|上报)(时间|日期)|^(时间|日期)$|open|time/i,
  },
  { field: 'dueAt', label: '办理期限', hint: '没有就按本地规则推算', fits: /期限|截止|到期|target|due/i },
  { field: 'closedAt', label: '办结时间', hint: '填了的算已办结', fits: /(办结|完成|结案|关闭)(时间|日期)?|closed/i },
  { field: 'category', label: '类别', fits: /类别|分类|类型|label|category|reason/i },
  { field: 'kind', label: '诉求种类', hint: '咨询、求助、投诉……', fits: /种类|性质|kind/i },
  { field: 'place', label: '地点', hint: '镇街、社区、小区的名称或区划代码', fits: /社区|小区|村居|镇街|地点|区划/ },
  { field: 'spot', label: '具体位置', fits: /地址|位置|address|location/i },
  { field: 'unit', label: '承办单位', fits: /单位|部门|department/i },
  { field: 'reporterName', label: '反映人姓名', fits: /姓名|反映人|联系人/ },
  { field: 'reporterPhone', label: '反映人手机号', fits: /手机|电话/ },
  { field: 'lon', label: '经度', fits: /经度|longitude|^lon$/i },
  { field: 'lat', label: '纬度', fits: /纬度|latitude|^lat$/i },
];

/** A first guess which column is what, from the header's words. */
export function guessColumns(headers: readonly string[]): Partial<Record<MapField, string>> {
  const taken = new Set<string>();
  const guessed: Partial<Record<MapField, string>> = {};
  for (const { field, fits } of columnFields) {
    const found = headers.find((header) => header !== '' && !taken.has(header) && fits.test(header));
    if (found === undefined) continue;
    taken.add(found);
    guessed[field] = found;
  }
  return guessed;
}

/** The county's own labels as what a file may call its kinds and categories. */
export function ownLabels(rules: CaseRules): Pick<ImportMap, 'kinds' | 'categories'> {
  return {
    kinds: Object.fromEntries(
      rules.kinds.flatMap(({ key, label }) => [
        [key, key],
        [label, key],
      ]),
    ),
    categories: Object.fromEntries(
      rules.categories.flatMap(({ key, label }) => [
        [key, key],
        [label, key],
        [categoryLabel(rules, key), key],
      ]),
    ),
  };
}
