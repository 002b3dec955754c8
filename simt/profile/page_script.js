// Without this script the page shows every picture, one below the other. With it: one at a time.
(function () {
  'use strict';
  var root = document.documentElement;
  root.classList.add('js');

  // ---- light and dark ----
  var button = document.getElementById('theme');
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  function isDark() {
    var chosen = root.getAttribute('data-theme');
    return chosen ? chosen === 'dark' : dark.matches;
  }
  function nameButton() { button.textContent = isDark() ? 'Light' : 'Dark'; }
  button.hidden = false;
  button.addEventListener('click', function () {
    root.setAttribute('data-theme', isDark() ? 'light' : 'dark');
    nameButton();
  });
  dark.addEventListener('change', nameButton);
  nameButton();

  document.querySelectorAll('.kernel').forEach(function (kernel) {
    // ---- which figure the heat column shows ----
    var choices = kernel.querySelectorAll('.metrics button');
    function showMetric(metric) {
      choices.forEach(function (choice) {
        choice.setAttribute('aria-pressed', String(choice.dataset.metric === metric));
      });
      kernel.querySelectorAll('td.heat').forEach(function (cell) {
        cell.querySelector('b').textContent = cell.getAttribute('data-' + metric) || '';
        cell.querySelector('i').style.width = (cell.getAttribute('data-' + metric + '-heat') || 0) + '%';
      });
    }
    choices.forEach(function (choice) {
      choice.addEventListener('click', function () { showMetric(choice.dataset.metric); });
    });

    // ---- the pictures of one line ----
    var rows = Array.prototype.slice.call(kernel.querySelectorAll('tr.has'));
    function show(id) {
      var picture = document.getElementById(id);
      if (!picture || !kernel.contains(picture)) return;
      kernel.querySelectorAll('.access').forEach(function (each) {
        each.classList.toggle('shown', each === picture);
      });
      rows.forEach(function (row) { row.classList.toggle('chosen', row.dataset.shows === id); });
    }
    rows.forEach(function (row, index) {
      var link = row.querySelector('a');
      row.addEventListener('click', function (event) {
        event.preventDefault();
        if (window.getSelection().toString() === '') show(row.dataset.shows);
      });
      link.addEventListener('focus', function () { show(row.dataset.shows); });
      link.addEventListener('keydown', function (event) {
        var to = event.key === 'ArrowDown' ? index + 1 : event.key === 'ArrowUp' ? index - 1 : -1;
        if (!rows[to]) return;
        event.preventDefault();
        rows[to].querySelector('a').focus();
      });
    });
    kernel.querySelectorAll('.advice a').forEach(function (link) {
      link.addEventListener('click', function () { show(link.hash.slice(1)); });
    });
    var first = kernel.querySelector('.advice a[data-pictured]');
    show(first ? first.hash.slice(1) : rows.length ? rows[0].dataset.shows : '');
  });
})();
