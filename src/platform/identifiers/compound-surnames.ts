/**
 * Surnames of more than one character, longest first. Left out on purpose are those that begin with a common surname and go
 * on with what may be a given name (段干, 乐正, 宗政, 贺兰, 左丘, 谷梁): there the mask shows less rather than more.
 */
export const compoundSurnames: readonly string[] = [
  '爱新觉罗',
  '钮祜禄',
  ...'欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 夏侯 司徒 轩辕 宇文 长孙 端木 独孤 南宫 西门 东郭 百里 呼延'.split(
    ' ',
  ),
  ...'闻人 澹台 濮阳 公冶 公羊 太史 太叔 申屠 钟离 万俟 赫连 鲜于 闾丘 司空 司寇 亓官 巫马 公西 颛孙 壤驷 公良 漆雕'.split(
    ' ',
  ),
  ...'拓跋 羊舌 宰父 第五 纳兰 完颜 耶律 达奚 哥舒 富察'.split(' '),
  // The same in traditional characters, as on papers from Hong Kong, Macao and Taiwan.
  ...'歐陽 司馬 上官 諸葛 東方 尉遲 公孫 軒轅 長孫 獨孤 南宮 西門 聞人 濮陽 鍾離 万俟 赫連 鮮于'.split(' '),
];
