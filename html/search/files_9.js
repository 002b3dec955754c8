var searchData=
[
  ['jobs_2ehpp_0',['jobs.hpp',['../07__latency__throughput_2jobs_8hpp.html',1,'(Global Namespace)'],['../08__fusion_2jobs_8hpp.html',1,'(Global Namespace)']]],
  ['jobs_5fgpu_2ecu_1',['jobs_gpu.cu',['../jobs__gpu_8cu.html',1,'']]]
];
