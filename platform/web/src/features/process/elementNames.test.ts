import { describe, expect, it } from 'vitest';
import { elementNames, namesOf } from './elementNames';

const xml = `<?xml version="1.0"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
  <bpmn:process id="p" name="日常检查">
    <bpmn:extensionElements><zeebe:properties><zeebe:property name="label_en" value="Daily inspection"/></zeebe:properties></bpmn:extensionElements>
    <bpmn:userTask id="sign" name="签收任务">
      <bpmn:extensionElements><zeebe:properties><zeebe:property name="label_en" value="Accept"/></zeebe:properties></bpmn:extensionElements>
    </bpmn:userTask>
    <bpmn:userTask id="check" name="现场检查"/>
    <bpmn:sequenceFlow id="f"/>
  </bpmn:process>
</bpmn:definitions>`;

describe('elementNames', () => {
  it('should read names in Chinese and, where given, in English', () => {
    expect(elementNames(xml, 'zh').get('sign')).toBe('签收任务');
    expect(elementNames(xml, 'en').get('sign')).toBe('Accept');
    expect(elementNames(xml, 'en').get('p')).toBe('Daily inspection');
    expect(elementNames(xml, 'en').get('check')).toBe('现场检查');
  });

  it('should leave out what has no name', () => {
    expect(namesOf(['sign', 'f', 'gone'], elementNames(xml, 'zh'))).toEqual(['签收任务']);
  });
});
