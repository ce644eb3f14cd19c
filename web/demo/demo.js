'use strict';
// The page's own three languages; the chat widget reads the page's lang attribute.
{
  const asked = new URLSearchParams(location.search).get('lang') ?? navigator.language;
  const locale = /^zh.*(hk|tw|mo|hant)/i.test(asked) ? 'zh-HK' : /^zh/i.test(asked) ? 'zh-CN' : 'en';
  document.documentElement.lang = locale;
  if (locale !== 'zh-CN') {
    /** @type {NodeListOf<HTMLElement>} */
    const elements = document.querySelectorAll('[data-en]');
    for (const element of elements) {
      element.textContent = (locale === 'en' ? element.dataset['en'] : element.dataset['zhHk']) ?? '';
    }
  }
  document.querySelector(`.languages [lang="${locale}"]`)?.setAttribute('aria-current', 'true');
}
