import { defineAsyncComponent, h } from 'vue';
import DefaultTheme from 'vitepress/theme-without-fonts';

import Edition from '../../components/Edition.vue';
import HomeChapters from '../../components/HomeChapters.vue';
import HomeTry from '../../components/HomeTry.vue';
import LazyEditor from '../../components/LazyEditor.vue';
import './style.css';

/// The editor comes with CodeMirror: only where a page has one, and after its text.
export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { 'sidebar-nav-after': () => h(Edition) }),
  enhanceApp({ app }) {
    app.component('LazyEditor', LazyEditor);
    app.component('HomeTry', HomeTry);
    app.component('HomeChapters', HomeChapters);
    for (const [name, load] of Object.entries({
      BreakEven: () => import('../../components/BreakEven.vue'),
      CostCalculator: () => import('../../components/CostCalculator.vue'),
      DrawDigit: () => import('../../components/DrawDigit.vue'),
      ExerciseProgress: () => import('../../components/ExerciseProgress.vue'),
      OwnGpu: () => import('../../components/OwnGpu.vue'),
      Trainer: () => import('../../components/Trainer.vue'),
    })) app.component(name, defineAsyncComponent(load));
    app.component('Playground', defineAsyncComponent(() => import('../../components/Playground.vue')));
  },
};
