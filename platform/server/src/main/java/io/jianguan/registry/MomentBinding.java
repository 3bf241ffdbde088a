package io.jianguan.registry;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/** Moments as the driver reads them: the usual way makes a text of each and reads that. */
final class MomentBinding implements Binding<OffsetDateTime, OffsetDateTime> {
    @SuppressWarnings("unchecked")
    private static final Binding<OffsetDateTime, OffsetDateTime> USUAL =
            (Binding<OffsetDateTime, OffsetDateTime>) SQLDataType.TIMESTAMPWITHTIMEZONE.getBinding();

    static final DataType<OffsetDateTime> TYPE =
            SQLDataType.TIMESTAMPWITHTIMEZONE.asConvertedDataType(new MomentBinding());

    @Override
    public void get(BindingGetResultSetContext<OffsetDateTime> context) throws SQLException {
        context.value(context.resultSet().getObject(context.index(), OffsetDateTime.class));
    }

    @Override
    public Converter<OffsetDateTime, OffsetDateTime> converter() {
        return USUAL.converter();
    }

    @Override
    public void sql(BindingSQLContext<OffsetDateTime> context) throws SQLException {
        USUAL.sql(context);
    }

    @Override
    public void register(BindingRegisterContext<OffsetDateTime> context) throws SQLException {
        USUAL.register(context);
    }

    @Override
    public void set(BindingSetStatementContext<OffsetDateTime> context) throws SQLException {
        USUAL.set(context);
    }

    @Override
    public void set(BindingSetSQLOutputContext<OffsetDateTime> context) throws SQLException {
        USUAL.set(context);
    }

    @Override
    public void get(BindingGetStatementContext<OffsetDateTime> context) throws SQLException {
        USUAL.get(context);
    }

    @Override
    public void get(BindingGetSQLInputContext<OffsetDateTime> context) throws SQLException {
        USUAL.get(context);
    }
}
