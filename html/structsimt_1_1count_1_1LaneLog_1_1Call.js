var structsimt_1_1count_1_1LaneLog_1_1Call =
[
    [ "back", "structsimt_1_1count_1_1LaneLog_1_1Call.html#a76063173deb910b910caf711f5152487", null ],
    [ "context", "structsimt_1_1count_1_1LaneLog_1_1Call.html#a8c40e10de28d87a250f2ec9d15efcd09", null ]
];