var classm2m_1_1grader_1_1wire_1_1Reader =
[
    [ "Reader", "classm2m_1_1grader_1_1wire_1_1Reader.html#ab5d540568cc81964b1b1844a5b39cd6d", null ],
    [ "at_end", "classm2m_1_1grader_1_1wire_1_1Reader.html#a2373dd9a97c3e953d0724a5a76bbcc30", null ],
    [ "get", "classm2m_1_1grader_1_1wire_1_1Reader.html#ad51ff6618b1bda5a75ea5db6c49548df", null ],
    [ "get", "classm2m_1_1grader_1_1wire_1_1Reader.html#a53d5d6bfd97b52f1da78e523158f901d", null ],
    [ "get", "classm2m_1_1grader_1_1wire_1_1Reader.html#a822e8d51cc1909180a925b579d4b20cc", null ],
    [ "get", "classm2m_1_1grader_1_1wire_1_1Reader.html#a49b326e5475d19ca6091f330c36cdc77", null ],
    [ "get_array", "classm2m_1_1grader_1_1wire_1_1Reader.html#a65251817c40eb2e56280895881ed8b38", null ]
];