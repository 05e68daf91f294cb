import { AppPlugin } from '@grafana/data';
import { lazy } from 'react';

const RootPage = lazy(() => import('./root-page').then((page) => ({ default: page.RootPage })));

export const plugin = new AppPlugin().setRootPage(RootPage);
