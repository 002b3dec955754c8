var plain__text_8hpp =
[
    [ "csv_field", "plain__text_8hpp.html#ae1804dc862189a4d573de728fb69917b", null ],
    [ "incomplete_end", "plain__text_8hpp.html#a28f032662f54fdd3cc03978a69357827", null ],
    [ "printable", "plain__text_8hpp.html#a058a8b2f5ea4defeba2a65c390e85ff7", null ],
    [ "printable_line", "plain__text_8hpp.html#ab6d9eda895aede27dbb19329e63dfbc4", null ]
];