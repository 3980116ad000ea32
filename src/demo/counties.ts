/** A compound as the demo tells of it; positions are rough, names invented except where a division is named. */
export interface DemoCompound {
  readonly name: string;
  readonly community: string;
  readonly buildings: number;
  readonly households: number;
  readonly homes: number;
  readonly shops: number;
  readonly parking: number;
  readonly facilities: readonly string[];
  readonly property: string | null;
}

export interface DemoCounty {
  readonly county: number;
  /** Statistical codes of the communities and villages the story plays in; the first is where the demo accounts work. */
  readonly communities: readonly string[];
  readonly centre: { readonly lon: number; readonly lat: number };
  readonly compounds: readonly DemoCompound[];
  readonly share: number;
  readonly setting: 'town' | 'village';
}

const garden = ['健身步道', '儿童滑梯', '快递柜', '电动车充电棚'];

/** Six counties, each with the setting it is known for; 长泰's first compound has the size the source describes. */
export const demoCounties: readonly DemoCounty[] = [
  {
    county: 350605,
    communities: ['350605100007', '350605100001', '350605100008'],
    centre: { lon: 117.757, lat: 24.625 },
    share: 0.34,
    setting: 'town',
    compounds: [
      {
        name: '万福小区',
        community: '350605100007',
        buildings: 17,
        households: 1306,
        homes: 1342,
        shops: 86,
        parking: 780,
        facilities: [...garden, '社区食堂', '议事亭'],
        property: '万福物业',
      },
      {
        name: '锦绣家园',
        community: '350605100007',
        buildings: 9,
        households: 612,
        homes: 640,
        shops: 22,
        parking: 410,
        facilities: garden,
        property: '锦绣物业',
      },
      {
        name: '溪畔花园',
        community: '350605100001',
        buildings: 12,
        households: 845,
        homes: 880,
        shops: 31,
        parking: 520,
        facilities: garden,
        property: '溪畔物业',
      },
      {
        name: '老农机厂宿舍',
        community: '350605100008',
        buildings: 6,
        households: 214,
        homes: 228,
        shops: 8,
        parking: 40,
        facilities: ['活动室'],
        property: null,
      },
    ],
  },
  {
    county: 341324,
    communities: ['341324001001', '341324001002', '341324001007'],
    centre: { lon: 117.91, lat: 33.48 },
    share: 0.2,
    setting: 'town',
    compounds: [
      {
        name: '汴水新城',
        community: '341324001001',
        buildings: 14,
        households: 988,
        homes: 1020,
        shops: 45,
        parking: 600,
        facilities: garden,
        property: '汴水物业',
      },
      {
        name: '南关雅苑',
        community: '341324001002',
        buildings: 8,
        households: 530,
        homes: 552,
        shops: 18,
        parking: 300,
        facilities: garden,
        property: '雅苑物业',
      },
      {
        name: '西关老粮站院',
        community: '341324001007',
        buildings: 5,
        households: 160,
        homes: 168,
        shops: 4,
        parking: 26,
        facilities: ['说事亭'],
        property: null,
      },
    ],
  },
  {
    county: 320922,
    communities: ['320922110200', '320922110201', '320922110204'],
    centre: { lon: 119.82, lat: 33.93 },
    share: 0.14,
    setting: 'village',
    compounds: [
      {
        name: '天场集镇安置区',
        community: '320922110200',
        buildings: 10,
        households: 420,
        homes: 436,
        shops: 30,
        parking: 160,
        facilities: ['调解室', '文化广场'],
        property: '天惠物业',
      },
      {
        name: '天沟三组',
        community: '320922110201',
        buildings: 4,
        households: 96,
        homes: 98,
        shops: 2,
        parking: 0,
        facilities: ['晒场'],
        property: null,
      },
    ],
  },
  {
    county: 652922,
    communities: ['652922107204', '652922107201', '652922107216'],
    centre: { lon: 80.25, lat: 41.28 },
    share: 0.1,
    setting: 'village',
    compounds: [
      {
        name: '戈壁新村一组',
        community: '652922107204',
        buildings: 6,
        households: 130,
        homes: 134,
        shops: 5,
        parking: 0,
        facilities: ['养殖示范点', '农家书屋'],
        property: null,
      },
      {
        name: '核桃新村二组',
        community: '652922107216',
        buildings: 5,
        households: 104,
        homes: 106,
        shops: 3,
        parking: 0,
        facilities: ['烘干房'],
        property: null,
      },
    ],
  },
  {
    county: 150104,
    communities: ['150104001002', '150104006005', '150104006006'],
    centre: { lon: 111.67, lat: 40.76 },
    share: 0.12,
    setting: 'town',
    compounds: [
      {
        name: '绿苑小区',
        community: '150104006005',
        buildings: 16,
        households: 1120,
        homes: 1152,
        shops: 52,
        parking: 640,
        facilities: garden,
        property: '绿苑物业',
      },
      {
        name: '五塔北街院',
        community: '150104001002',
        buildings: 7,
        households: 380,
        homes: 396,
        shops: 26,
        parking: 90,
        facilities: ['便民服务点'],
        property: '塔安物业',
      },
    ],
  },
  {
    county: 513424,
    communities: ['513424001001', '513424001003', '513424001400'],
    centre: { lon: 102.18, lat: 27.4 },
    share: 0.1,
    setting: 'town',
    compounds: [
      {
        name: '凤凰苑',
        community: '513424001001',
        buildings: 8,
        households: 560,
        homes: 580,
        shops: 20,
        parking: 310,
        facilities: garden,
        property: '凤凰物业',
      },
      {
        name: '安宁河工业园宿舍',
        community: '513424001400',
        buildings: 4,
        households: 240,
        homes: 250,
        shops: 6,
        parking: 120,
        facilities: ['职工之家'],
        property: '园区物业',
      },
    ],
  },
];

/** The bodies every county has; the dispatch catalogue finds them by these words. */
export const departments = [
  '消防救援大队',
  '城市管理局',
  '住房和城乡建设局',
  '民政局',
  '教育局',
  '卫生健康局',
  '人力资源和社会保障局',
  '自然资源局',
  '交通运输局',
  '农业农村局',
  '市场监督管理局',
  '生态环境局',
  '政务服务中心',
] as const;

export const utilities = ['自来水公司', '供电公司', '燃气公司'] as const;
