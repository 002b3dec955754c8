var structm2m_1_1grader_1_1ReportLine =
[
    [ "exercise", "structm2m_1_1grader_1_1ReportLine.html#acc281d16d1b56715696b68e65a2efa9c", null ],
    [ "most", "structm2m_1_1grader_1_1ReportLine.html#a334cc876e85aaa678a678d0758116e75", null ],
    [ "points", "structm2m_1_1grader_1_1ReportLine.html#a810fdfa74ff681905b227dda6c2321a7", null ],
    [ "remark", "structm2m_1_1grader_1_1ReportLine.html#abbc6ea5e5e62b1a68e9ef40ec6b61716", null ],
    [ "submission", "structm2m_1_1grader_1_1ReportLine.html#a910c09d439d21547e82c5c60c37a564c", null ],
    [ "verdict", "structm2m_1_1grader_1_1ReportLine.html#a257daf71317b43391c80daab1f290467", null ]
];