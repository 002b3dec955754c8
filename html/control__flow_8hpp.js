var control__flow_8hpp =
[
    [ "simt::count::Node", "structsimt_1_1count_1_1Node.html", "structsimt_1_1count_1_1Node" ],
    [ "simt::count::ControlFlow", "classsimt_1_1count_1_1ControlFlow.html", "classsimt_1_1count_1_1ControlFlow" ]
];