var structm2m_1_1ContactSheet =
[
    [ "columns", "structm2m_1_1ContactSheet.html#a74f826e78ac7a955c95c8567ba25e8dd", null ],
    [ "gap", "structm2m_1_1ContactSheet.html#a7cb1a576de2911ac075ec11c81a0deda", null ],
    [ "image_cols", "structm2m_1_1ContactSheet.html#ac562fd3b20c754b296ce7d19350438aa", null ],
    [ "image_rows", "structm2m_1_1ContactSheet.html#a3a590dc38fa860bd1f717d4f11909f88", null ],
    [ "ink_on_paper", "structm2m_1_1ContactSheet.html#a4ca47285878fe34dc9cfdbc69cac20d4", null ],
    [ "scale", "structm2m_1_1ContactSheet.html#ac03c706eee9f239c0b81d3d1aae6337a", null ]
];