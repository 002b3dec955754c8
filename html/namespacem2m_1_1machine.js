var namespacem2m_1_1machine =
[
    [ "CopySpeeds", "structm2m_1_1machine_1_1CopySpeeds.html", "structm2m_1_1machine_1_1CopySpeeds" ],
    [ "Stream", "classm2m_1_1machine_1_1Stream.html", "classm2m_1_1machine_1_1Stream" ],
    [ "StreamSize", "structm2m_1_1machine_1_1StreamSize.html", "structm2m_1_1machine_1_1StreamSize" ],
    [ "Lanes", "namespacem2m_1_1machine.html#aeef9e947acc9c321a382a9e93715be63", [
      [ "one", "namespacem2m_1_1machine.html#aeef9e947acc9c321a382a9e93715be63af97c5d29941bfb1b2fdab0874906ab82", null ],
      [ "all", "namespacem2m_1_1machine.html#aeef9e947acc9c321a382a9e93715be63aa181a603769c1f98ad927e7367c7aa51", null ]
    ] ],
    [ "Loop", "namespacem2m_1_1machine.html#ae546d8eb3c14b81dd02a4010bcb6199c", [
      [ "copy", "namespacem2m_1_1machine.html#ae546d8eb3c14b81dd02a4010bcb6199ca12cba3ee81cf4a793796a51b6327c678", null ],
      [ "scale", "namespacem2m_1_1machine.html#ae546d8eb3c14b81dd02a4010bcb6199ca0cb47aeb6e5f9323f0969e628c4e59f5", null ],
      [ "add", "namespacem2m_1_1machine.html#ae546d8eb3c14b81dd02a4010bcb6199ca34ec78fcc91ffb1e54cd85e4a0924332", null ],
      [ "triad", "namespacem2m_1_1machine.html#ae546d8eb3c14b81dd02a4010bcb6199cac4ef2f5d76011f26de5fe1bfb929bd8d", null ]
    ] ],
    [ "bytes_per_element", "namespacem2m_1_1machine.html#a8e3e8a3f3344dabc09b9e332f740627f", null ],
    [ "judge_bandwidth", "namespacem2m_1_1machine.html#afdf8db897cb00947eb8cd4c337832160", null ],
    [ "judge_copying", "namespacem2m_1_1machine.html#ad46dfeda9e6df831de665d68a295217d", null ],
    [ "judge_cores", "namespacem2m_1_1machine.html#a8160387fd612306356be1bb5f14bd179", null ],
    [ "judge_setup", "namespacem2m_1_1machine.html#abc6d1825be1ae55bd13c66e314ae4d59", null ],
    [ "measure_bandwidth", "namespacem2m_1_1machine.html#ad4042d8bd6c2f8b0dd79147fc037ca1c", null ],
    [ "measure_clock", "namespacem2m_1_1machine.html#a0f4312d316e669807c441981af795ec1", null ],
    [ "measure_clock_under_load", "namespacem2m_1_1machine.html#a44a8f372f9da174445f5b14e270fabf6", null ],
    [ "measure_copies", "namespacem2m_1_1machine.html#a068f699adbf2e4bebb4c2f5476b9600f", null ],
    [ "measure_copying", "namespacem2m_1_1machine.html#a606593ebe96e1c0d2b4c2f8eb153e2cc", null ],
    [ "measure_cores", "namespacem2m_1_1machine.html#a7791ab7c4b0b3d6e0f0120b8d7fa0c64", null ],
    [ "measure_multiply_adds", "namespacem2m_1_1machine.html#abd8005c05b30649102c24a6051674e4f", null ],
    [ "measure_setup", "namespacem2m_1_1machine.html#a7fb264c523bbe1544532fc79623c70b2", null ],
    [ "multiply_add_units", "namespacem2m_1_1machine.html#a32e251ee326dd7e75a17cc76cd4507ca", null ],
    [ "print_machine", "namespacem2m_1_1machine.html#a6103c9a685cacb38cf4d0e8fc3cf2339", null ],
    [ "stream_size", "namespacem2m_1_1machine.html#a6b4a2f933d5d801a98bb34839e376cd7", null ],
    [ "to_string", "namespacem2m_1_1machine.html#aa2ed909a0eeddb751b68cac37e2c2cf7", null ],
    [ "all_loops", "namespacem2m_1_1machine.html#acb8a7eb1a6cc3006476fd9db6cf48ee3", null ]
];