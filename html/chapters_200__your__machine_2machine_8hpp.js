var chapters_200__your__machine_2machine_8hpp =
[
    [ "m2m::machine::StreamSize", "structm2m_1_1machine_1_1StreamSize.html", "structm2m_1_1machine_1_1StreamSize" ],
    [ "m2m::machine::Stream", "classm2m_1_1machine_1_1Stream.html", "classm2m_1_1machine_1_1Stream" ],
    [ "m2m::machine::CopySpeeds", "structm2m_1_1machine_1_1CopySpeeds.html", "structm2m_1_1machine_1_1CopySpeeds" ],
    [ "Lanes", "chapters_200__your__machine_2machine_8hpp.html#aeef9e947acc9c321a382a9e93715be63", [
      [ "one", "chapters_200__your__machine_2machine_8hpp.html#aeef9e947acc9c321a382a9e93715be63af97c5d29941bfb1b2fdab0874906ab82", null ],
      [ "all", "chapters_200__your__machine_2machine_8hpp.html#aeef9e947acc9c321a382a9e93715be63aa181a603769c1f98ad927e7367c7aa51", null ]
    ] ],
    [ "Loop", "chapters_200__your__machine_2machine_8hpp.html#ae546d8eb3c14b81dd02a4010bcb6199c", [
      [ "copy", "chapters_200__your__machine_2machine_8hpp.html#ae546d8eb3c14b81dd02a4010bcb6199ca12cba3ee81cf4a793796a51b6327c678", null ],
      [ "scale", "chapters_200__your__machine_2machine_8hpp.html#ae546d8eb3c14b81dd02a4010bcb6199ca0cb47aeb6e5f9323f0969e628c4e59f5", null ],
      [ "add", "chapters_200__your__machine_2machine_8hpp.html#ae546d8eb3c14b81dd02a4010bcb6199ca34ec78fcc91ffb1e54cd85e4a0924332", null ],
      [ "triad", "chapters_200__your__machine_2machine_8hpp.html#ae546d8eb3c14b81dd02a4010bcb6199cac4ef2f5d76011f26de5fe1bfb929bd8d", null ]
    ] ],
    [ "bytes_per_element", "chapters_200__your__machine_2machine_8hpp.html#a8e3e8a3f3344dabc09b9e332f740627f", null ],
    [ "measure_clock", "chapters_200__your__machine_2machine_8hpp.html#a0f4312d316e669807c441981af795ec1", null ],
    [ "measure_clock_under_load", "chapters_200__your__machine_2machine_8hpp.html#a44a8f372f9da174445f5b14e270fabf6", null ],
    [ "measure_copies", "chapters_200__your__machine_2machine_8hpp.html#a068f699adbf2e4bebb4c2f5476b9600f", null ],
    [ "measure_multiply_adds", "chapters_200__your__machine_2machine_8hpp.html#abd8005c05b30649102c24a6051674e4f", null ],
    [ "stream_size", "chapters_200__your__machine_2machine_8hpp.html#a6b4a2f933d5d801a98bb34839e376cd7", null ],
    [ "to_string", "chapters_200__your__machine_2machine_8hpp.html#aa2ed909a0eeddb751b68cac37e2c2cf7", null ],
    [ "all_loops", "chapters_200__your__machine_2machine_8hpp.html#acb8a7eb1a6cc3006476fd9db6cf48ee3", null ]
];