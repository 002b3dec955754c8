var structsimt_1_1Plain =
[
    [ "type", "structsimt_1_1Plain.html#a3e7982c89b4873f084451f78f0070142", null ]
];