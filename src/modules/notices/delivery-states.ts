/** What can become of a message that left, in the words of the list. */
export const deliveryStates = {
  waiting: '等待发送',
  sent: '已发送',
  shown: '未接网关',
  refused: '被拒收',
  'given-up': '已放弃',
} as const;
export type DeliveryState = keyof typeof deliveryStates;
