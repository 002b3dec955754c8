var chapters_206__mnist__mlp_2program_2claim_8hpp =
[
    [ "judge_keras_example", "chapters_206__mnist__mlp_2program_2claim_8hpp.html#a10984e0664514b5be010fbe59db70204", null ],
    [ "measure_keras_example", "chapters_206__mnist__mlp_2program_2claim_8hpp.html#aa05bd7b972cae092da58ff889acf1984", null ]
];