// CodeMirror 6, set up for CUDA C++.
import { cpp } from '@codemirror/lang-cpp';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorView, keymap } from '@codemirror/view';
import { basicSetup } from 'codemirror';

/// @returns {text(), setText(text), mark(notes), goTo(line), destroy()}; `notes` are {line, severity, message}
export function makeEditor(parent, text, { label, onChange, onRun }) {
  const view = new EditorView({
    parent,
    doc: text,
    extensions: [
      keymap.of([{ key: 'Mod-Enter', run: () => { onRun(); return true; } }]),
      basicSetup,
      cpp(),
      lintGutter(),
      EditorView.contentAttributes.of({ 'aria-label': label }),
      EditorView.updateListener.of((update) => { if (update.docChanged) onChange(update.state.doc.toString()); }),
      EditorView.theme({
        '&': { fontSize: '13px', color: 'var(--vp-c-text-1)', backgroundColor: 'var(--vp-c-bg)' },
        '.cm-gutters': { backgroundColor: 'var(--vp-c-bg-soft)', color: 'var(--vp-c-text-2)' },
        '.cm-content': { caretColor: 'var(--vp-c-text-1)' },
        '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--vp-c-default-soft)' },
      }),
    ],
  });
  const lineOf = (number) => view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
  return {
    text: () => view.state.doc.toString(),
    setText: (now) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: now } }),
    mark(notes) {
      const diagnostics = notes.filter(({ line }) => line > 0).map(({ line, severity, message }) => {
        const { from, to } = lineOf(line);
        return { from, to, severity, message };
      }).sort((a, b) => a.from - b.from);
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    goTo(number) {
      const { from } = lineOf(number);
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
}
