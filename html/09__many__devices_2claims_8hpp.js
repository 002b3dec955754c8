var 09__many__devices_2claims_8hpp =
[
    [ "m2m::Scaling", "structm2m_1_1Scaling.html", "structm2m_1_1Scaling" ],
    [ "judge_many_devices", "09__many__devices_2claims_8hpp.html#a9cab89daf82a4e78b097d18b94322b5f", null ],
    [ "measure_many_devices", "09__many__devices_2claims_8hpp.html#ae7fe3c13e94a1cc861831064413d63a0", null ],
    [ "measure_scaling", "09__many__devices_2claims_8hpp.html#ae61c2cd9804a5b1ba11d3f913f39d1ba", null ],
    [ "scaling_chart", "09__many__devices_2claims_8hpp.html#aa01b0cf60e3f04a61dd16e0e3eeb59f6", null ]
];