var sandbox_8hpp =
[
    [ "m2m::grader::Limits", "structm2m_1_1grader_1_1Limits.html", "structm2m_1_1grader_1_1Limits" ],
    [ "m2m::grader::Command", "structm2m_1_1grader_1_1Command.html", "structm2m_1_1grader_1_1Command" ],
    [ "m2m::grader::Outcome", "structm2m_1_1grader_1_1Outcome.html", "structm2m_1_1grader_1_1Outcome" ],
    [ "m2m::grader::Sandbox", "classm2m_1_1grader_1_1Sandbox.html", "classm2m_1_1grader_1_1Sandbox" ],
    [ "m2m::grader::Workspace", "classm2m_1_1grader_1_1Workspace.html", "classm2m_1_1grader_1_1Workspace" ],
    [ "m2m::grader::Walls", "structm2m_1_1grader_1_1Walls.html", "structm2m_1_1grader_1_1Walls" ],
    [ "End", "sandbox_8hpp.html#a23b492e64eef329f66d5e21f3b1a452b", [
      [ "exited", "sandbox_8hpp.html#a23b492e64eef329f66d5e21f3b1a452bab854d4deac1316c8d36e519393f3f2ae", null ],
      [ "signalled", "sandbox_8hpp.html#a23b492e64eef329f66d5e21f3b1a452ba6ae31f398e954d5dd3483d9aef9e5445", null ],
      [ "too_long", "sandbox_8hpp.html#a23b492e64eef329f66d5e21f3b1a452ba7900eea4c53fb2d1db1dc2ffa23b3daf", null ],
      [ "too_much_memory", "sandbox_8hpp.html#a23b492e64eef329f66d5e21f3b1a452bae2408af135be9a51fb4eb6f58a60bcbb", null ],
      [ "too_much_output", "sandbox_8hpp.html#a23b492e64eef329f66d5e21f3b1a452ba0ba2cd6e6d4be3359cd8877cf76c2a2e", null ]
    ] ],
    [ "closed_to_strangers", "sandbox_8hpp.html#adcb03c29baf197ea9addd041e8dde506", null ],
    [ "run_in_sandbox", "sandbox_8hpp.html#ac4fc359883ba4f5f6b11e200a6a7cd78", null ],
    [ "walls", "sandbox_8hpp.html#ab8869bdc99d90b53945c2d275c794097", null ]
];