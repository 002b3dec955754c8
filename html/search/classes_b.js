var searchData=
[
  ['kernel_0',['Kernel',['../structm2m_1_1break__even_1_1Kernel.html',1,'m2m::break_even::Kernel'],['../structsimt_1_1count_1_1Kernel.html',1,'simt::count::Kernel'],['../structsimt_1_1profile_1_1Kernel.html',1,'simt::profile::Kernel']]],
  ['kernelcall_1',['KernelCall',['../classsimt_1_1KernelCall.html',1,'simt']]],
  ['knowledge_2',['Knowledge',['../structsimt_1_1check_1_1Knowledge.html',1,'simt::check']]]
];
