import { useMutation, useQuery } from "@tanstack/react-query";
import { api } from "../../api/api.ts";
import type { components } from "../../api/schema";

type S = components["schemas"];
export type Page = S["contract.inventory.InventoryEndpoint.Page"];
export type Item = S["contract.inventory.InventoryEndpoint.Item"];
export type Trial = S["contract.inventory.InventoryEndpoint.Trial"];

export const useInventory = () => useQuery({ queryKey: ["inventory"], queryFn: () => api.get<Page>("/api/inventory") });

/// Asks what the desk would do with a field of that category.
export const useTrial = () =>
  useMutation({
    mutationFn: (category: string) => api.get<Trial>(`/api/inventory/trial?category=${encodeURIComponent(category)}`),
  });
