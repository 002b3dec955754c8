var cpu_8hpp =
[
    [ "m2m::Cache", "structm2m_1_1Cache.html", "structm2m_1_1Cache" ],
    [ "m2m::Cpu", "structm2m_1_1Cpu.html", "structm2m_1_1Cpu" ],
    [ "m2m::Simd", "structm2m_1_1Simd.html", "structm2m_1_1Simd" ],
    [ "build_simd_bits", "cpu_8hpp.html#afbfedc93eb062780fa5dc4dd7d0b2d5e", null ],
    [ "build_simd_lanes", "cpu_8hpp.html#a4db239f858b07d304f539cfa119d1617", null ],
    [ "count_of_list", "cpu_8hpp.html#ada39b5d24d62117f55b2accdcd62b2e4", null ],
    [ "memory_bytes", "cpu_8hpp.html#afa1363d3876dd19775b5a4137f69952a", null ],
    [ "parse_cache_size", "cpu_8hpp.html#a0b629226e75f95d0344343a81f4b5b55", null ],
    [ "simd_of_features", "cpu_8hpp.html#a1f04bacd30af4abb06f76f2105a45f78", null ],
    [ "size_text", "cpu_8hpp.html#a1c3577056001863ddfde39c24c01fa98", null ],
    [ "this_cpu", "cpu_8hpp.html#aa2f1ebf8f433a5155529b2279b1cdba8", null ]
];