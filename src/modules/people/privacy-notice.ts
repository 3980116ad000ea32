/** The privacy notice residents accept when they join (PIPL, article 17). Change the words, change the version. */
export const privacyNotice = {
  version: '2026-11',
  heading: '您的信息怎么用',
  paragraphs: [
    '我们只收办事要用的：您的称呼、手机号和住的社区。门牌、身份证号等，只有您办的事需要时才会请您填。',
    '姓名、手机号加密保存，列表里只显示“王**”“138****5678”。工作人员要看全，须写明用途，每次都有记录，您可以查。',
    '信息只用于处理您提出的事、通知您进展和改进服务，不公开、不出售，也不用来给您打分。',
    '您可以随时查看、更正自己的信息，也可以请社区删除。不填住处也能用，只是附近的事要自己选地点。',
  ],
} as const;
