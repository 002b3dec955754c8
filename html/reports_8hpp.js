var reports_8hpp =
[
    [ "merged_reports", "reports_8hpp.html#a2416013c6ab225ca6783271076237d65", null ]
];