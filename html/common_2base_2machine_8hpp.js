var common_2base_2machine_8hpp =
[
    [ "build_measures_speed", "common_2base_2machine_8hpp.html#acfb0d9350d49b86f9265cddc7f7de832", null ],
    [ "cpu_device_name", "common_2base_2machine_8hpp.html#a9d9fba99039ff6b1cf6711cf7d839c18", null ],
    [ "cpu_name", "common_2base_2machine_8hpp.html#ab3278244cac579c6c5ec8280d8b59185", null ],
    [ "cpu_threads", "common_2base_2machine_8hpp.html#a3122071c3cb85c95e87e2616f5888707", null ],
    [ "machine_memory", "common_2base_2machine_8hpp.html#ae47115d6697206353904890746ebfe31", null ],
    [ "require_memory", "common_2base_2machine_8hpp.html#acd15d68aec0d871071c383e23f865e25", null ],
    [ "why_no_speed", "common_2base_2machine_8hpp.html#a5017b4241aac180f9a37161d160cac27", null ]
];