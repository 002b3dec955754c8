var finding_8hpp =
[
    [ "simt::check::Who", "structsimt_1_1check_1_1Who.html", "structsimt_1_1check_1_1Who" ],
    [ "simt::check::Finding", "structsimt_1_1check_1_1Finding.html", "structsimt_1_1check_1_1Finding" ],
    [ "simt::check::Findings", "classsimt_1_1check_1_1Findings.html", "classsimt_1_1check_1_1Findings" ],
    [ "Kind", "finding_8hpp.html#ad09f7f56854d289e36ebdf80563992f3", [
      [ "invalid_access", "finding_8hpp.html#ad09f7f56854d289e36ebdf80563992f3aad9b6dbb44020ccd89ae4d9db82f8851", null ],
      [ "misaligned", "finding_8hpp.html#ad09f7f56854d289e36ebdf80563992f3a4fd4dace003cbeba14751db739087a3b", null ],
      [ "api_error", "finding_8hpp.html#ad09f7f56854d289e36ebdf80563992f3a96f0edd59904628e263b782cc18c08e0", null ],
      [ "uninitialized", "finding_8hpp.html#ad09f7f56854d289e36ebdf80563992f3a42dd1a73d072bb6bf3f494f22b15db8e", null ],
      [ "race", "finding_8hpp.html#ad09f7f56854d289e36ebdf80563992f3a2e2a7a2e57d1578bf33a559b20c463f6", null ],
      [ "same_value_race", "finding_8hpp.html#ad09f7f56854d289e36ebdf80563992f3a9354d178c7b08c1bc30eb15151019583", null ],
      [ "barrier", "finding_8hpp.html#ad09f7f56854d289e36ebdf80563992f3afa9c8ab925b4a1cd4c75b1886fac8f61", null ],
      [ "exited_at_barrier", "finding_8hpp.html#ad09f7f56854d289e36ebdf80563992f3a4fc77486f922e3dcece2fc323955107e", null ],
      [ "unseen_output", "finding_8hpp.html#ad09f7f56854d289e36ebdf80563992f3a3f0ffe25fb78babedd400dbed3ddb824", null ],
      [ "leak", "finding_8hpp.html#ad09f7f56854d289e36ebdf80563992f3a89a489d281af671c4d79d31d472805c5", null ]
    ] ]
];