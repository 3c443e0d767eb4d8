using EasySale.Sync.Simulators.QuickBooks;
using EasySale.Sync.Simulators.Supabase;
using EasySale.Sync.Simulators.WooCommerce;

return args switch
{
    ["woocommerce", .. var rest] => await WooCommerceCommand.RunAsync(rest),
    ["quickbooks", .. var rest] => await QuickBooksCommand.RunAsync(rest),
    ["supabase", .. var rest] => await SupabaseProgram.RunAsync(rest),
    _ => Explain(),
};

static int Explain()
{
    Console.Error.WriteLine("Which simulator? woocommerce, quickbooks, supabase");
    return 64;
}
