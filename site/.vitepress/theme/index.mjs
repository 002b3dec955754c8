import DefaultTheme from 'vitepress/theme';
import { defineAsyncComponent } from 'vue';

import './style.css';

/// The editor comes with CodeMirror: only where a page has one, and after its text.
export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('StageEditor', defineAsyncComponent(() => import('../../components/StageEditor.vue')));
  },
};
