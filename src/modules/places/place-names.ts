import { z } from 'zod';
import type { Level } from './place.ts';

export const levelLabels: Record<Level, string> = {
  county: '区县',
  town: '镇街',
  community: '社区（村）',
  grid: '网格',
  compound: '小区',
  building: '楼栋',
  home: '户',
};

export const kindLabels: Record<string, string> = {
  subdistrict: '街道',
  town: '镇',
  township: '乡',
  community: '社区',
  village: '村',
};

export const placeName = z.string().trim().min(1, '要有名称。').max(60, '最多 60 个字。');

/** Names with numbers stand in the order people count: 2 号楼 before 10 号楼. */
export const natural = new Intl.Collator('zh-CN', { numeric: true });
