"""How Alembic runs here: on the store's one connection, inside its transaction."""

from alembic import context

from planner.model.base import Base
from planner.store.tables import store_metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=[Base.metadata, store_metadata],
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
