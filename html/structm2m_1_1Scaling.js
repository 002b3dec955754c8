var structm2m_1_1Scaling =
[
    [ "cost", "structm2m_1_1Scaling.html#a5ceb53ed831dd8bf47d6487672c115c8", null ],
    [ "measured", "structm2m_1_1Scaling.html#a36ec2623191e21fa74b268980554dd2a", null ],
    [ "step", "structm2m_1_1Scaling.html#affa5975121c64918294102abb92af461", null ]
];