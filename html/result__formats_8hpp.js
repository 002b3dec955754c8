var result__formats_8hpp =
[
    [ "Format", "result__formats_8hpp.html#aad0c63073466bd23e662b00df1b574e9", [
      [ "text", "result__formats_8hpp.html#aad0c63073466bd23e662b00df1b574e9a1cb251ec0d568de6a929b520c4aed8d1", null ],
      [ "json", "result__formats_8hpp.html#aad0c63073466bd23e662b00df1b574e9a466deec76ecdf5fca6d38571f6324d54", null ],
      [ "junit", "result__formats_8hpp.html#aad0c63073466bd23e662b00df1b574e9a587fefe304b8e3505de89580432c5ddc", null ],
      [ "gradescope", "result__formats_8hpp.html#aad0c63073466bd23e662b00df1b574e9a5ffde525738987743c8f26206d74b965", null ],
      [ "classroom50", "result__formats_8hpp.html#aad0c63073466bd23e662b00df1b574e9ac953dee0c07d5322abd8779af25677d3", null ]
    ] ],
    [ "extension_of", "result__formats_8hpp.html#ae19c4c306439ffd1711b07f90cec97d2", null ],
    [ "format_named", "result__formats_8hpp.html#a5b62cf527065a58f11b5a62c7608efa0", null ],
    [ "formatted", "result__formats_8hpp.html#a21252e1c55ad656813f657da0dd104f1", null ]
];