var searchData=
[
  ['ullmax_0',['ullmax',['../device__math_8hpp.html#ac5bea5e414dc29fe81104ac2048d3eeb',1,'device_math.hpp']]],
  ['ullmin_1',['ullmin',['../device__math_8hpp.html#a0df1a2e0ee254ed90a7acc930873d11f',1,'device_math.hpp']]],
  ['umax_2',['umax',['../device__math_8hpp.html#a224fbaf82cdffbca18156d5103536c69',1,'device_math.hpp']]],
  ['umin_3',['umin',['../device__math_8hpp.html#a68770165d5eae57e60d688e89624ce2c',1,'device_math.hpp']]],
  ['uniform_4',['uniform',['../classm2m_1_1Random.html#aeeadddb125db366f68983ff5149267e5',1,'m2m::Random::uniform(float low, float high)'],['../classm2m_1_1Random.html#ac5f9acfdab3b7325e99dca910947cbed',1,'m2m::Random::uniform()']]],
  ['unit_5',['unit',['../namespacesimt_1_1random.html#a673c295a7a730cdc7462cd5e8b8bba00',1,'simt::random::unit()'],['../classm2m_1_1Figure.html#a30c2f9bbdc6386dbf6f9cb5e19a804dc',1,'m2m::Figure::unit()']]],
  ['unit_5fof_5f32_6',['unit_of_32',['../namespacesimt_1_1random.html#a158ce74de5b7682dbdf15acf973d0800',1,'simt::random']]],
  ['unit_5fof_5f53_7',['unit_of_53',['../namespacesimt_1_1random.html#a92b0c3a40e273e8a7f41ae3801835b98',1,'simt::random']]],
  ['unknown_8',['unknown',['../classm2m_1_1Figure.html#a64a358d25ceecc48ca05bf8723455914',1,'m2m::Figure']]],
  ['unwritten_9',['unwritten',['../namespacesimt_1_1ptx.html#a4270bfa33b0934388ca2c3195b299147',1,'simt::ptx']]],
  ['update_10',['update',['../classm2m_1_1Progress.html#a38d5c81bd13b85e289a80e9e95061309',1,'m2m::Progress::update()'],['../classsimt_1_1AtomicOperations.html#a64474d171f1a735ff387db9e3066973a',1,'simt::AtomicOperations::update()'],['../classm2m_1_1Mlp.html#a31e955a60870f647a8ef69ba4244ccfe',1,'m2m::Mlp::update(const AdamSettings &amp;settings, const std::int64_t *step)'],['../classm2m_1_1Mlp.html#ac75d0feed8a1290ce40663082847c5e0',1,'m2m::Mlp::update(const AdamSettings &amp;settings, std::int64_t step)']]],
  ['upload_11',['upload',['../classm2m_1_1DeviceMatrix.html#a3eed1a1ffb91fef56256aea676868ad5',1,'m2m::DeviceMatrix::upload()'],['../classm2m_1_1Buffer.html#a7c92e4a3a64b2a3ce194ec64bd1af44f',1,'m2m::Buffer::upload()'],['../classm2m_1_1Operations.html#a880cf36756a1e0b85445b884ca72796f',1,'m2m::Operations::upload()'],['../classm2m_1_1ForwardingOperations.html#abdb0964691d4702c910d064cfee44d84',1,'m2m::ForwardingOperations::upload()']]],
  ['use_5fcapability_12',['use_capability',['../namespacesimt.html#a9271ab113e6a6df683fb9107fbcdecaf',1,'simt']]],
  ['user_13',['user',['../classm2m_1_1grader_1_1Workspace.html#a5d2d98b128eb95961ef6e0bc9729925e',1,'m2m::grader::Workspace']]]
];
