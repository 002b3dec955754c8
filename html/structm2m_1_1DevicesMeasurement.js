var structm2m_1_1DevicesMeasurement =
[
    [ "devices", "structm2m_1_1DevicesMeasurement.html#a9bba4863ba4819f0154eb8055b84af4c", null ],
    [ "each_gives_the_same", "structm2m_1_1DevicesMeasurement.html#a8761a189588f857b3ced943acdf2c336", null ],
    [ "placement", "structm2m_1_1DevicesMeasurement.html#aad7ffc008884cbc1ea6723cb29b65d90", null ],
    [ "simulated", "structm2m_1_1DevicesMeasurement.html#a6a57ef2d1c3ccce9279bff02f526b54c", null ],
    [ "together_differs", "structm2m_1_1DevicesMeasurement.html#a80b16542769eeac495306612051d39eb", null ],
    [ "why_not_together", "structm2m_1_1DevicesMeasurement.html#a96379a6f0fa0f957b20f8fa956a5996f", null ]
];