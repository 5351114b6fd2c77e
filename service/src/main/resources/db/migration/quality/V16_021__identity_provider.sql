-- A client's own provider, and its wrapped secret, are nothing to a quality reviewer (V16_020).
create policy reviewer on identity_provider as restrictive using (app_reviewer() is null);
