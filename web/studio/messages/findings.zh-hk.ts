import type { FindingWords } from './findings.en';

export const findingsZhHK: FindingWords = {
  error: '錯誤',
  warning: '提示',
  rules: {
    'duplicate-question': '此問句已屬於另一個意圖，請只保留一處。',
    'near-duplicate': '另一個意圖中有幾乎相同的問句，請保留較合適的一處。',
    'few-questions': '可供學習的問句太少，請寫十二條以上不同的問法。',
    'long-sms': '短訊超過兩條，請為短訊寫一段較短的回答。',
    'sms-alphabet': '有字元令每條短訊容量減少一半以上，請替換。',
    'unresolved-button': '有按鈕沒有對應的意圖，請使用某個意圖的標題或問句。',
    'unknown-queue': '沒有這個隊列，請從清單中選擇。',
    'unknown-intent': '沒有這個意圖，請從清單中選擇。',
    'unknown-placeholder': '大括號中的名稱未定義，請使用所詢問資料的名稱。',
    'missing-locale': '欠缺此語言的內容，使用此語言的客戶得不到回答。',
    'personal-data': '載有個人資料，請刪除或換成虛構的例子。',
    'duplicate-id': '此編號被使用了兩次。',
    'expired-link': '有連結已過期，不再顯示，請更新或刪除。',
    'dead-link': '有連結無法開啟，請修正或刪除。',
    swallows: '搶走了其他意圖的問句，請令問句更有分別。',
  },
};
