package mall.admin.operators;

import mall.domain.operators.OperatorView;
import org.mapstruct.Mapper;

@Mapper
interface OperatorMapper {
    OperatorResponse response(OperatorView operator);
}
