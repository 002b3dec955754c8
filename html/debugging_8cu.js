var debugging_8cu =
[
    [ "main", "debugging_8cu.html#ae66f6b31b5ad750f1fe042a706a4e3d4", null ],
    [ "reverse", "debugging_8cu.html#a781f70e7a570077db588eee150fd60e4", null ]
];