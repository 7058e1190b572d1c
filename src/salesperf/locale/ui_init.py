"""What `init` says and the README it writes: name -> (English, Chinese)."""

INIT = {
    "made": ("made {folder}: {count} files", "已建立 {folder}：{count} 个文件"),
    "next": ("next", "接下来"),
    "exists": ("exists already, nothing was written", "已存在，未写入任何文件"),
    "readme": (
        """# {name}: a sales incentive plan that runs

`plan.yaml` is the plan; it is commented and meant to be read. `data/` holds sample exports. From this folder:

```
{commands}
```

The first checks the plan and the data and prints the choices it makes. The second computes the period into
`out/{period}/`: scores, ranking, payouts and every row that was not used. The third writes the JSON Schema
of plans, which gives completion and checks in an editor.
""",
        """# {name}：一份可以直接运行的销售激励方案

`plan.yaml` 是方案，带有注释，可以从头读到尾。`data/` 是样例数据。在本文件夹里依次运行：

```
{commands}
```

第一条检查方案和数据，并列出方案所作的选择。第二条核算这个周期，结果写入 `out/{period}/`：得分、名次、薪酬，
以及每一行没有用到的数据。第三条写出方案的 JSON Schema，供编辑器补全和检查。
""",
    ),
}
