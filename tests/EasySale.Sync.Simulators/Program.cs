using EasySale.Sync.Simulators.Supabase;

return args switch
{
    ["supabase", .. var rest] => await SupabaseProgram.RunAsync(rest),
    _ => Explain(),
};

static int Explain()
{
    Console.Error.WriteLine("Which simulator? supabase");
    return 64;
}
