var searchData=
[
  ['dataset_0',['Dataset',['../structm2m_1_1Dataset.html',1,'m2m']]],
  ['datasplits_1',['DataSplits',['../structm2m_1_1DataSplits.html',1,'m2m']]],
  ['device_2',['Device',['../structsimt_1_1profile_1_1Device.html',1,'simt::profile']]],
  ['devicelimits_3',['DeviceLimits',['../structsimt_1_1DeviceLimits.html',1,'simt']]],
  ['devicematrix_4',['DeviceMatrix',['../classm2m_1_1DeviceMatrix.html',1,'m2m']]],
  ['devicerow_5',['DeviceRow',['../structm2m_1_1DeviceRow.html',1,'m2m']]],
  ['devicesmeasurement_6',['DevicesMeasurement',['../structm2m_1_1DevicesMeasurement.html',1,'m2m']]],
  ['difference_7',['Difference',['../structsimt_1_1Difference.html',1,'simt::Difference&lt; T &gt;'],['../structsimt_1_1profile_1_1Difference.html',1,'simt::profile::Difference']]],
  ['difference_3c_20t_20_2a_20_3e_8',['Difference&lt; T * &gt;',['../structsimt_1_1Difference_3_01T_01_5_01_4.html',1,'simt']]],
  ['digitimage_9',['DigitImage',['../structm2m_1_1DigitImage.html',1,'m2m']]],
  ['doesnotcompile_10',['DoesNotCompile',['../structm2m_1_1grader_1_1DoesNotCompile.html',1,'m2m::grader']]],
  ['dynamicshared_11',['DynamicShared',['../structsimt_1_1DynamicShared.html',1,'simt']]]
];
